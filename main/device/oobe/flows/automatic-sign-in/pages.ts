/** The organisation's message before the sign-in. */
import type { Page } from '../../page.ts';
import { lockView } from '../lock-screen/pages.ts';

export const notice: Page = (context, facts) => ({
  ...lockView(context, facts, 'notice'),
  notice: facts.logonNotice() ?? { title: '', text: '' },
});
