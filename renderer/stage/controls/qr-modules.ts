/** Modules of a QR code, true = dark. The smallest version that holds the text at level Q. */
import qrcode from 'qrcode-generator';

/** Light modules around the code (ISO/IEC 18004). */
export const quietZone = 4;

export function qrModules(content: string): readonly (readonly boolean[])[] {
  const code = qrcode(0, 'Q');
  code.addData(content, 'Byte');
  code.make();
  const count = code.getModuleCount();
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (__, column) => code.isDark(row, column)),
  );
}
