/** Two ribbons over the desktop's gradient. */
export function Wallpaper() {
  return (
    <svg className="wallpaper" viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path d="M-10 84C30 40 70 108 112 54S160 26 176 30v80H-10z" fill="var(--desktop-ribbon-deep)" />
      <path d="M-10 96c44-30 78 10 112-26s58-30 76-20v60H-10z" fill="var(--desktop-ribbon)" />
    </svg>
  );
}
