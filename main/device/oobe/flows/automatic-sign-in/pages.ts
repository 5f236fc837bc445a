/** The organisation's message before the sign-in. */
import type { Page } from '../../page.ts';

export const notice: Page = ({ signIn }, { domain, logonNotice }) => ({
  id: 'lock-screen',
  step: 'notice',
  userName: signIn.userName,
  domain,
  problem: null,
  busy: false,
  notice: logonNotice() ?? { title: '', text: '' },
});
