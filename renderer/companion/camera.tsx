/** What a camera sees, until there is a QR code in it. */
import { useEffect, useRef, useState } from 'react';
import { words } from '../console/words.ts';
import { textOfFrame } from './read-qr.ts';

/** Milliseconds between two looks. */
const interval = 300;

/** Whether the browser can ask for one. */
export const hasCamera = (): boolean =>
  (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices !== undefined;

/** `read` is told what the first code says. */
export function Camera({ read }: { readonly read: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [denied, setDenied] = useState(false);

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWatched = true;
    async function look(): Promise<void> {
      const seen = video.current;
      const text = seen === null ? null : await textOfFrame(seen, seen.videoWidth, seen.videoHeight);
      if (!isWatched) return;
      if (text === null) timer = setTimeout(() => void look(), interval);
      else read(text);
    }
    async function begin(): Promise<void> {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!isWatched || video.current === null) return end();
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    }
    const end = (): void => stream?.getTracks().forEach((track) => track.stop());
    begin().catch(() => {
      if (isWatched) setDenied(true);
    });
    return () => {
      isWatched = false;
      clearTimeout(timer);
      end();
    };
  }, [read]);

  if (denied) return <p role="alert">{words('companion.no-camera')}</p>;
  return (
    <video
      ref={video}
      className="companion-camera"
      muted
      playsInline
      aria-label={words('companion.camera')}
    />
  );
}
