/** The QR code of a picture. The decoder comes when it is needed. */

/** No side of a picture is looked at in more pixels. */
const largest = 1_600;

/** What the code in a picture says; null where none is found. Rejects for a file that is no picture. */
export async function textOfPicture(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture);
  try {
    return await textOfFrame(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The same of a camera's picture of that many pixels. */
export async function textOfFrame(
  frame: CanvasImageSource,
  width: number,
  height: number,
): Promise<string | null> {
  if (width === 0 || height === 0) return null;
  const { default: decode } = await import('jsqr');
  const scale = Math.min(1, largest / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(frame, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return decode(data, canvas.width, canvas.height)?.data ?? null;
}
