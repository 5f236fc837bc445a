/** Line icons of the console, drawn for Reseal. */
import { icon } from '../theme/icon.tsx';

export const RunningIcon = icon(16, <path d="M5 3.2v9.6L12.5 8z" fill="currentColor" />);
export const FrozenIcon = icon(16, <path d="M5.2 3.2v9.6M10.8 3.2v9.6" strokeWidth="2.4" />);
export const WaitsIcon = icon(
  16,
  <>
    <circle cx="8" cy="5" r="2.6" />
    <path d="M3 13.4a5 5 0 0 1 10 0" />
  </>,
);
export const FailedIcon = icon(16, <path d="m3.5 3.5 9 9m0-9-9 9" strokeWidth="2" />);
export const DoneIcon = icon(16, <path d="m3 8.5 3.4 3.4L13 4.6" strokeWidth="2" />);
export const MoreIcon = icon(16, <path d="m4 6 4 4 4-4" />);
export const SkipIcon = icon(16, <path d="M3 3.6v8.8L8 8zM8.6 3.6v8.8l5-4.4z" fill="currentColor" />);
