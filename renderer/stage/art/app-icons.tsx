/** Icons of Windows' own programs and things, drawn for Reseal: each says what it is for, none is a logo. */
import type { ReactNode } from 'react';

function picture(parts: ReactNode): () => ReactNode {
  return function Picture() {
    return (
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        {parts}
      </svg>
    );
  };
}

export const FolderTile = picture(
  <>
    <path d="M2 6.5C2 5.7 2.7 5 3.5 5h5.2l2 2.2h9.8c.8 0 1.5.7 1.5 1.5V10H2z" fill="var(--art-orange)" />
    <path d="M2 9h20v9.500a1.5 1.5 0 0 1-1.5 1.500h-17A1.5 1.5 0 0 1 2 18.500z" fill="var(--art-amber)" />
  </>,
);
export const FileTile = picture(
  <>
    <path d="M5 2h9l5 5v15H5z" fill="var(--art-paper)" stroke="var(--art-metal-deep)" />
    <path d="M14 2v5h5M8 12h8M8 15h8M8 18h5" fill="none" stroke="var(--art-metal-deep)" />
  </>,
);
export const DriveTile = picture(
  <>
    <rect x="2" y="8" width="20" height="9" rx="1.5" fill="var(--art-metal)" stroke="var(--art-metal-deep)" />
    <path d="M5 13h6" stroke="var(--art-ink)" />
    <circle cx="18.5" cy="12.5" r="1.2" fill="var(--art-teal)" />
  </>,
);
export const GlobeTile = picture(
  <>
    <circle cx="12" cy="12" r="9.5" fill="var(--art-blue)" />
    <path
      d="M2.5 12h19M12 2.500c-7 6-7 13 0 19M12 2.500c7 6 7 13 0 19"
      fill="none"
      stroke="var(--art-teal-soft)"
      strokeWidth="1.3"
    />
  </>,
);
export const NotepadTile = picture(
  <>
    <rect x="4" y="3" width="16" height="19" rx="2" fill="var(--art-paper)" stroke="var(--art-metal-deep)" />
    <path d="M4 5a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v2H4z" fill="var(--art-sky)" />
    <path d="M7 11h10M7 14h10M7 17h6" stroke="var(--art-ink)" />
  </>,
);
export const EventsTile = picture(
  <>
    <rect x="3" y="3" width="18" height="18" rx="2" fill="var(--art-paper)" stroke="var(--art-metal-deep)" />
    <path d="M9.5 8h8M9.5 12h8M9.5 16h8" stroke="var(--art-ink)" />
    <circle cx="6.5" cy="8" r="1.3" fill="var(--art-blue)" />
    <circle cx="6.5" cy="12" r="1.3" fill="var(--art-amber)" />
    <circle cx="6.5" cy="16" r="1.3" fill="var(--art-red)" />
  </>,
);
export const PortalTile = picture(
  <>
    <rect x="2" y="4" width="20" height="16" rx="2" fill="var(--art-blue-deep)" />
    <path d="M6 8h5v4H6zM13 8h5v4h-5zM6 14h5v3H6zM13 14h5v3h-5z" fill="var(--art-paper)" />
  </>,
);

export const LogTile = picture(
  <>
    <rect x="3" y="3" width="18" height="18" rx="2" fill="var(--art-paper)" stroke="var(--art-metal-deep)" />
    <path d="M4 10h16v4H4z" fill="var(--art-red)" />
    <path d="M4 14h16v4H4z" fill="var(--art-amber)" />
    <path d="M6 7h9M6 12h12M6 16h7" stroke="var(--art-ink)" />
  </>,
);
export const TasksTile = picture(
  <>
    <rect x="2" y="4" width="20" height="16" rx="2" fill="var(--art-paper)" stroke="var(--art-metal-deep)" />
    <path d="M2 14h4l2-6 3 10 3-8 2 4h6" fill="none" stroke="var(--art-blue)" strokeWidth="1.6" />
  </>,
);
export const RegistryTile = picture(
  <>
    <path d="M3 8 12 4l9 4-9 4z" fill="var(--art-sky)" />
    <path d="M3 8v8l9 4v-8z" fill="var(--art-blue)" />
    <path d="M21 8v8l-9 4v-8z" fill="var(--art-blue-deep)" />
    <path d="m7.500 6 9 4v8M16.500 6l-9 4v8M3 12l9 4 9-4" fill="none" stroke="var(--art-paper)" />
  </>,
);

/** Signs of an event's level, told apart by their shape too. */
export function LevelSign({ level }: { readonly level: 'Information' | 'Warning' | 'Error' }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {level === 'Warning' ? (
        <path d="M8 1.5 15 14.500H1z" fill="var(--art-amber)" />
      ) : (
        <circle cx="8" cy="8" r="7" fill={level === 'Error' ? 'var(--art-red)' : 'var(--art-blue)'} />
      )}
      <path
        d={
          level === 'Error'
            ? 'm5.5 5.5 5 5m0-5-5 5'
            : level === 'Warning'
              ? 'M8 6v4m0 1.500v.8'
              : 'M8 7v4.500M8 4.500v.8'
        }
        stroke={level === 'Warning' ? 'var(--art-ink)' : 'var(--art-paper)'}
        strokeWidth="1.5"
        fill="none"
      />
    </svg>
  );
}
