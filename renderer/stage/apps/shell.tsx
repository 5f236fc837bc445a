/** How a window opens another one: the desktop keeps them, a window only says which. */
import { createContext, useContext } from 'react';
import type { Program } from './open-windows.ts';

export type Open = (program: Program, of?: string) => void;

export const ShellContext = createContext<Open>(() => {});

export const useOpen = (): Open => useContext(ShellContext);
