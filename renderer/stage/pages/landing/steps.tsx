/** What to do with the code, with Refresh inside the last sentence. */
import { useStage } from '../../context.tsx';
import { LinkButton } from '../../controls/button.tsx';

const place = '{0}';

export function Steps({ waits }: { readonly waits: boolean }) {
  const { words } = useStage();
  const [before, after] = words('landing.step-refresh', place).split(place);
  return (
    <div className="landing-steps">
      <p>{words('landing.intro')}</p>
      <ol>
        <li>{words('landing.step-scan')}</li>
        <li>{words('landing.step-change')}</li>
        <li>
          {before}
          <LinkButton action={{ control: 'refresh', waits }} />
          {after}
        </li>
      </ol>
    </div>
  );
}
