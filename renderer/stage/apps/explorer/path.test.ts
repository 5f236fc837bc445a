import { describe, expect, it } from 'vitest';
import { endingOf, folderOf, inside, nameOf, tidied } from './path.ts';

describe('a path', () => {
  it.each([
    ['C:\\', 'C:'],
    [' c:/windows//System32/ ', 'c:\\windows\\System32'],
    ['C:\\Users', 'C:\\Users'],
  ])('"%s" is tidied to "%s"', (path, wanted) => expect(tidied(path)).toBe(wanted));

  it('has a folder around it, up to the drive', () => {
    expect(folderOf('C:\\Users\\Public')).toBe('C:\\Users');
    expect(folderOf('C:\\Users')).toBe('C:');
    expect(folderOf('C:')).toBeNull();
    expect(nameOf(inside('C:', 'Users'))).toBe('Users');
  });

  it.each([
    ['agent.log', 'LOG'],
    ['a.tar.gz', 'GZ'],
    ['hosts', ''],
    ['.gitignore', ''],
  ])('%s ends in "%s"', (name, wanted) => expect(endingOf(name)).toBe(wanted));
});
