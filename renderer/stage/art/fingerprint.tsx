/** The illustration of the fingerprint pages. */
import { Illustration } from './paint.tsx';

/** Ridges from the innermost outwards. */
const ridges = [
  'M140 132v34',
  'M120 178v-46c0-11 9-20 20-20s20 9 20 20v46',
  'M100 190v-58c0-22 18-40 40-40s40 18 40 40v58',
  'M80 178v-46c0-33 27-60 60-60s60 27 60 60v46',
];

export function FingerprintArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <circle cx="140" cy="132" r="100" fill="url(#art-blue)" />
      </g>
      <g stroke="var(--art-paper)" strokeWidth="8" strokeLinecap="round">
        {ridges.map((ridge) => (
          <path key={ridge} d={ridge} />
        ))}
      </g>
      <path
        d="M40 132h200"
        stroke="url(#art-teal)"
        strokeWidth="10"
        strokeLinecap="round"
        strokeDasharray="26 18"
      />
    </Illustration>
  );
}
