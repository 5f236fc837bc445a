/** A picture of the tenant's branding, once it has come; whatever it is not, `otherwise` stands in its place. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useStage } from '../../context.tsx';

export function Picture(props: {
  readonly id: string | undefined;
  readonly className: string;
  readonly otherwise: ReactNode;
}) {
  const { id, className, otherwise } = props;
  const { picture } = useStage();
  const [shown, setShown] = useState<{ readonly id: string; readonly url: string } | null>(null);

  useEffect(() => {
    if (id === undefined) return undefined;
    let wanted = true;
    picture(id).then(
      (url) => {
        if (wanted && url !== null) setShown({ id, url });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [id, picture]);

  if (id === undefined || shown?.id !== id) return otherwise;
  // The organisation's name stands beside it.
  return (
    <img className={className} src={shown.url} alt="" draggable={false} onError={() => setShown(null)} />
  );
}
