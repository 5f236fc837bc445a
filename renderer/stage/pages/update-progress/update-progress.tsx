/**
 * Windows' updates on their way: six cards to look at, and below them the step of three
 * (facts/set-up-pages#update-pages).
 */
import type { UpdateProgressView } from '../../../../shared/stage/view.ts';
import { ChevronLeftIcon, ChevronRightIcon } from '../../art/icons.tsx';
import { CarouselArt } from '../../art/carousel.tsx';
import { useStage } from '../../context.tsx';
import { useCarousel } from './use-carousel.ts';
import './update-progress.css';

const cards = ['files', 'windows', 'search', 'focus', 'safety', 'see-you'] as const;
const steps = [1, 2, 3] as const;

export function UpdateProgress({ view }: { readonly view: UpdateProgressView }) {
  return (
    <div className="page update-page">
      <Cards first={view.card} />
      <Progress view={view} />
    </div>
  );
}

function Cards({ first }: { readonly first: number }) {
  const { words } = useStage();
  const { card, turn } = useCarousel(first, cards.length);
  const shown = cards[card] ?? cards[0];
  return (
    <section className="update-carousel" aria-label={words('update-progress.tips')}>
      <button
        type="button"
        className="update-turn"
        aria-label={words('update-progress.previous')}
        onClick={() => turn(-1)}
      >
        <ChevronLeftIcon />
      </button>
      <div className="update-card" key={shown}>
        <CarouselArt card={shown} />
        <h2>{words(`update-progress.card.${shown}.title`)}</h2>
        <p>{words(`update-progress.card.${shown}.text`)}</p>
      </div>
      <button
        type="button"
        className="update-turn"
        aria-label={words('update-progress.next')}
        onClick={() => turn(1)}
      >
        <ChevronRightIcon />
      </button>
      <p className="visually-hidden">{words('update-progress.place', card + 1, cards.length)}</p>
      <div className="update-places" aria-hidden="true">
        {cards.map((name) => (
          <span key={name} data-shown={name === shown || undefined} />
        ))}
      </div>
    </section>
  );
}

/** How much of a step's bar is filled, in per cent: the number that the present step's text names. */
function filled(view: UpdateProgressView, step: number): number {
  if (step !== view.step) return step < view.step ? 100 : 0;
  const number = view.text.args?.findLast((argument) => typeof argument === 'number');
  return typeof number === 'number' ? Math.max(0, Math.min(number, 100)) : 0;
}

function Progress({ view }: { readonly view: UpdateProgressView }) {
  const { say, title } = useStage();
  return (
    <section className="update-steps">
      <h1 tabIndex={-1}>{title(view)}</h1>
      <p className="update-step">{say(view.text)}</p>
      <div
        className="update-bars"
        role="progressbar"
        aria-label={title(view)}
        aria-valuetext={say(view.text)}
      >
        {steps.map((step) => (
          <span key={step} className="update-bar">
            <span style={{ inlineSize: `${filled(view, step)}%` }} />
          </span>
        ))}
      </div>
    </section>
  );
}
