/** Line icons, drawn for Reseal. They take the colour of their text. */
import { icon } from '../../theme/icon.tsx';

export const BackIcon = icon(20, <path d="M18 10H2.5M9.5 3 2.5 10l7 7" />);
export const CrossIcon = icon(16, <path d="m3 3 10 10M13 3 3 13" />);
export const ChevronDownIcon = icon(16, <path d="m3 5.5 5 5 5-5" />);
export const ChevronUpIcon = icon(16, <path d="m3 10.5 5-5 5 5" />);
export const ChevronLeftIcon = icon(16, <path d="m10.5 3-5 5 5 5" />);
export const ChevronRightIcon = icon(16, <path d="m5.5 3 5 5-5 5" />);
export const NextIcon = icon(16, <path d="M2 8h11.5M9 3.5 13.5 8 9 12.5" />);
export const MinimiseIcon = icon(16, <path d="M3 8.5h10" />);
export const MaximiseIcon = icon(16, <rect x="3.2" y="3.2" width="9.6" height="9.6" rx="1.2" />);
export const RecycleBinIcon = icon(
  24,
  <path d="M5.5 7.5 7 21h10l1.5-13.5M4 7.5h16M9.5 7.5V4.6h5v2.9M10 11l.4 6.5M14 11l-.4 6.5" />,
);
export const RestoreIcon = icon(
  16,
  <path d="M5.6 5.4V4.2a1 1 0 0 1 1-1h5.2a1 1 0 0 1 1 1v5.2a1 1 0 0 1-1 1h-1.2M4.2 5.6h5.2a1 1 0 0 1 1 1v5.2a1 1 0 0 1-1 1H4.2a1 1 0 0 1-1-1V6.6a1 1 0 0 1 1-1z" />,
);
export const PowerIcon = icon(16, <path d="M8 1.8v5.4M4.7 3.9a5.3 5.3 0 1 0 6.6 0" strokeWidth="1.6" />);
export const PinIcon = icon(
  20,
  <>
    {[5, 10, 15].flatMap((y) => [5, 10, 15].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.2" />))}
  </>,
);
export const PasswordIcon = icon(
  20,
  <>
    <rect x="2" y="6" width="16" height="8" rx="1.4" />
    <path d="M5.4 10h.1M8.6 10h.1M11.8 10h.1" strokeWidth="2" />
  </>,
);
export const KeyIcon = icon(
  20,
  <>
    <circle cx="6.5" cy="10" r="3.6" />
    <path d="M10 10h8M15 10v3.2" />
  </>,
);
export const LockIcon = icon(
  16,
  <>
    <rect x="3" y="7" width="10" height="7" rx="1.2" />
    <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
  </>,
);
export const VolumeIcon = icon(
  20,
  <path d="M3 7.8h2.8L10 4.2v11.6l-4.2-3.6H3zM13 7.4a3.7 3.7 0 0 1 0 5.2M15.4 5.2a7 7 0 0 1 0 9.6" />,
);
export const AccessibilityIcon = icon(
  20,
  <>
    <circle cx="10" cy="3.7" r="1.9" />
    <path d="M3.4 5.6c-.9-.3-1.5 1.2-.5 1.7l4.5 2v2.6l-2 5.3c-.3 1 1 1.6 1.6.6L10 13l3 4.8c.6 1 1.9.4 1.6-.6l-2-5.3V9.3l4.5-2c1-.5.4-2-.5-1.7L12 7.4H8z" />
  </>,
);
export const EaseOfAccessIcon = icon(
  20,
  <>
    <path d="M12.6 4.2A7 7 0 1 0 16 12" strokeDasharray="2.2 2.2" />
    <path d="M9 5.5V10h8M14.6 7.6 17 10l-2.4 2.4" />
  </>,
);
export const EthernetIcon = icon(
  24,
  <>
    <rect x="2.5" y="4" width="19" height="12" rx="1.5" />
    <path d="M8 20h8M12 16v4" />
  </>,
);
export const NoNetworkIcon = icon(
  24,
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c-6 5.5-6 11.5 0 17M12 3.500c6 5.5 6 11.5 0 17M4.5 19.500l15-15" />
  </>,
);
export const BellIcon = icon(
  20,
  <path d="M4.5 14.500V9a5.5 5.5 0 0 1 11 0v5.500zM8 14.500a2 2 0 0 0 4 0M3 14.500h14" />,
);
export const DownloadIcon = icon(24, <path d="M12 3v14M6.5 11.5 12 17l5.5-5.5M5 21h14" />);
export const ExportIcon = icon(
  24,
  <path d="M12 16V3M6.5 8.5 12 3l5.5 5.5M4 14v5.5c0 .8.7 1.5 1.5 1.5h13c.8 0 1.5-.7 1.5-1.5V14" />,
);
export const DriveIcon = icon(
  24,
  <>
    <rect x="2.5" y="8" width="19" height="8.5" rx="1.5" />
    <path d="M17.5 12.3h.1M5.5 12.3h5" />
  </>,
);
export const GearIcon = icon(
  24,
  <>
    <path d="m10 2.5-.5 2.6-1.8.8-2.2-1.5-2 2.1 1.5 2.2-.8 1.7-2.6.6v2.9l2.6.5.8 1.8-1.5 2.2 2 2 2.2-1.5 1.8.8.5 2.6h2.9l.5-2.6 1.8-.8 2.2 1.5 2-2-1.4-2.2.7-1.8 2.7-.5V11l-2.7-.6-.7-1.7 1.4-2.2-2-2.1-2.2 1.5-1.8-.8-.5-2.6z" />
    <circle cx="11.5" cy="12.4" r="3.2" />
  </>,
);
export const ResetIcon = icon(24, <path d="M4 5v5h5M4.6 10A8.5 8.5 0 1 1 3.5 13" />);
export const HomeIcon = icon(
  24,
  <path d="M3.5 10.8 12 3l8.5 7.8v8.4c0 .9-.7 1.6-1.6 1.6h-3.7v-6a1.6 1.6 0 0 0-1.6-1.6h-3.2a1.6 1.6 0 0 0-1.6 1.6v6H5.1c-.9 0-1.6-.7-1.6-1.6z" />,
);
export const BriefcaseIcon = icon(
  24,
  <>
    <rect x="2.8" y="6.8" width="18.4" height="13.4" rx="2.4" />
    <path d="M8.5 6.8V5a1.8 1.8 0 0 1 1.8-1.8h3.4A1.8 1.8 0 0 1 15.5 5v1.8" />
  </>,
);
export const DevicesIcon = icon(
  24,
  <>
    <path d="M5 16V6.6C5 5.7 5.7 5 6.6 5H18c.9 0 1.6.7 1.6 1.6V9M2.5 18.5h9" />
    <rect x="13.5" y="11" width="8" height="9" rx="1.2" />
    <path d="M2.5 18.5 5 16h6" />
  </>,
);
export const PeopleIcon = icon(
  24,
  <>
    <circle cx="15.5" cy="7" r="3.8" />
    <path d="M9.8 14.2a7 7 0 0 1 12 4.8M3 20.5a5.2 5.2 0 0 1 10.4 0" />
    <circle cx="8.2" cy="12.6" r="2.7" />
  </>,
);
export const PersonIcon = icon(
  24,
  <>
    <circle cx="12" cy="8.4" r="4.2" />
    <path d="M4.5 21a7.5 7.5 0 0 1 15 0" />
  </>,
);

/** Bars of a wireless signal, 1 to 4; the missing ones stay faint. */
export function SignalIcon({ bars }: { readonly bars: number }) {
  const arcs = [
    'M10.6 17.6h2.8',
    'M8 14.4a6 6 0 0 1 8 0',
    'M5 11a10.4 10.4 0 0 1 14 0',
    'M2 7.6a15 15 0 0 1 20 0',
  ];
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {arcs.map((arc, index) => (
        <path key={arc} d={arc} strokeWidth={index === 0 ? 3 : 1.8} opacity={index < bars ? 1 : 0.3} />
      ))}
    </svg>
  );
}

/** Filled disc with a sign: a state that is not told by its colour alone. */
export function Badge({ state }: { readonly state: 'succeeded' | 'failed' }) {
  return (
    <svg className="badge" viewBox="0 0 16 16" aria-hidden="true" data-state={state}>
      <circle cx="8" cy="8" r="7.5" />
      <path d={state === 'succeeded' ? 'm4.6 8.3 2.4 2.4 4.4-5' : 'm5.3 5.3 5.4 5.4m0-5.4-5.4 5.4'} />
    </svg>
  );
}
