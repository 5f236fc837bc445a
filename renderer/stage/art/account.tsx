/** Illustrations of the pages about terms, names, people and privacy. */
import type { ReactNode } from 'react';
import { Illustration } from './paint.tsx';

/** A sheet with its signature. */
export function LicenseArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <path
          d="M76 26h98l36 36v158c0 8-6 14-14 14H76c-8 0-14-6-14-14V40c0-8 6-14 14-14z"
          fill="url(#art-paper)"
        />
        <path d="M174 26l36 36h-26c-6 0-10-4-10-10z" fill="var(--art-metal)" />
      </g>
      <g stroke="var(--art-metal)" strokeWidth="8" strokeLinecap="round">
        <path d="M88 84h74M88 108h96M88 132h96M88 156h60" />
      </g>
      <path
        d="M90 202c10-18 18-18 18-6s10 8 16-2 12-6 14 4 12 4 22-2"
        stroke="url(#art-blue)"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <g filter="url(#art-lift)">
        <circle cx="212" cy="196" r="34" fill="url(#art-teal)" />
        <path
          d="m197 197 11 11 20-23"
          stroke="var(--art-paper)"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </Illustration>
  );
}

/** A name plate on a stand. */
export function NameDeviceArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="40" y="54" width="200" height="130" rx="12" fill="url(#art-metal)" />
        <rect x="49" y="63" width="182" height="112" rx="7" fill="url(#art-sky)" />
        <path d="M112 184h56l8 30h-72z" fill="var(--art-metal-deep)" />
        <rect x="82" y="210" width="116" height="12" rx="6" fill="url(#art-metal)" />
      </g>
      <g filter="url(#art-lift)">
        <rect x="74" y="92" width="132" height="54" rx="9" fill="url(#art-paper)" />
        <rect x="90" y="113" width="62" height="12" rx="6" fill="url(#art-blue)" />
        <path d="M162 106v26" stroke="var(--art-ink)" strokeWidth="4" strokeLinecap="round" />
      </g>
    </Illustration>
  );
}

/** Three switches before a closed lock. */
export function PrivacyArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="28" y="48" width="176" height="156" rx="16" fill="url(#art-paper)" />
      </g>
      <Slider y={76} on />
      <Slider y={116} />
      <Slider y={156} on />
      <g filter="url(#art-lift)">
        <path d="M178 138v-16a28 28 0 0 1 56 0v16" stroke="url(#art-metal)" strokeWidth="13" />
        <rect x="162" y="134" width="88" height="76" rx="15" fill="url(#art-blue)" />
        <circle cx="206" cy="166" r="9" fill="var(--art-paper)" />
        <path d="M206 168v18" stroke="var(--art-paper)" strokeWidth="7" strokeLinecap="round" />
      </g>
    </Illustration>
  );
}

function Slider({ y, on = false }: { readonly y: number; readonly on?: boolean }) {
  return (
    <>
      <rect x="50" y={y} width="46" height="24" rx="12" fill={on ? 'url(#art-teal)' : 'var(--art-metal)'} />
      <circle cx={on ? 84 : 62} cy={y + 12} r="8" fill="var(--art-paper)" />
      <rect x="108" y={y + 8} width="66" height="8" rx="4" fill="var(--art-metal)" />
    </>
  );
}

/** A face between the corners of a viewfinder. */
export function FaceArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <circle cx="140" cy="130" r="78" fill="url(#art-blue)" />
      </g>
      <g stroke="var(--art-paper)" strokeWidth="9" strokeLinecap="round">
        <path d="M114 112v8M166 112v8M108 152c18 18 46 18 64 0" />
      </g>
      <g stroke="url(#art-teal)" strokeWidth="12" strokeLinecap="round" strokeLinejoin="round">
        <path d="M40 76V46c0-8 6-14 14-14h30M196 32h30c8 0 14 6 14 14v30M240 184v30c0 8-6 14-14 14h-30M84 228H54c-8 0-14-6-14-14v-30" />
      </g>
    </Illustration>
  );
}

const pinKeys = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A key pad with four dots typed. */
export function PinArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="66" y="24" width="148" height="212" rx="18" fill="url(#art-paper)" />
        <rect x="82" y="42" width="116" height="40" rx="9" fill="url(#art-blue)" />
      </g>
      {[104, 128, 152, 176].map((x) => (
        <circle key={x} cx={x} cy="62" r="6" fill="var(--art-paper)" />
      ))}
      {pinKeys.map((key) => (
        <rect
          key={key}
          x={82 + (key % 3) * 41}
          y={98 + Math.floor(key / 3) * 42}
          width="34"
          height="34"
          rx="9"
          fill={key === 4 ? 'url(#art-teal)' : 'var(--art-metal)'}
        />
      ))}
    </Illustration>
  );
}

function Person(props: {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly children: ReactNode;
}) {
  return (
    <g transform={`translate(${props.x} ${props.y}) scale(${props.scale})`} filter="url(#art-lift)">
      {props.children}
      <circle cx="0" cy="-18" r="19" fill="var(--art-paper)" opacity=".82" />
      <path
        d="M-34 36c2-22 15-32 34-32s32 10 34 32c-18 16-50 16-68 0z"
        fill="var(--art-paper)"
        opacity=".82"
      />
    </g>
  );
}

/** Two people, one of them before the other. */
export function PeopleArt() {
  return (
    <Illustration>
      <Person x={188} y={96} scale={0.86}>
        <circle r="60" fill="url(#art-metal)" />
      </Person>
      <Person x={112} y={150} scale={1.2}>
        <circle r="62" fill="url(#art-blue)" />
      </Person>
      <circle cx="86" cy="40" r="18" fill="url(#art-teal)" />
    </Illustration>
  );
}

/** A phone that asks for a number. */
export function PhoneArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="82" y="16" width="116" height="228" rx="20" fill="url(#art-metal)" />
        <rect x="91" y="28" width="98" height="204" rx="11" fill="url(#art-paper)" />
      </g>
      <rect x="105" y="64" width="70" height="52" rx="10" fill="url(#art-blue)" />
      <path
        d="m125 90 11 11 20-23"
        stroke="var(--art-paper)"
        strokeWidth="8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="105" y="134" width="70" height="26" rx="6" fill="var(--art-metal)" />
      <rect x="105" y="174" width="70" height="24" rx="12" fill="url(#art-teal)" />
    </Illustration>
  );
}
