import { Section } from '../section.tsx';
import { words } from '../words.ts';

export function About() {
  return (
    <Section heading={words('about.heading')}>
      <p>{words('about.text')}</p>
      <p>{words('about.affiliation')}</p>
      <ul>
        <li>{words('about.licence')}</li>
        <li>{words('about.font')}</li>
        <li>{words('about.art')}</li>
      </ul>
    </Section>
  );
}
