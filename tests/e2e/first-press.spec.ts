/** A quick hand on a slow machine: a page may come before the answer to the press that brought it. */
import { handsOn } from './testing/hands.ts';
import { button, isFocused, test } from './testing/rehearse.ts';

test('the first press on a page counts, whatever has become of the press before', async ({
  page,
  rehearse,
}) => {
  let answered = true;
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isAnswer = 'id' in (JSON.parse(String(message)) as object);
      if (answered || !isAnswer) socket.send(message);
    });
  });
  const { stage } = await rehearse('entra-wired');
  const { powerOn, firstPages } = handsOn(stage);
  await powerOn();
  await isFocused(stage.getByRole('listbox', { name: 'Country or Region Selection' }));

  answered = false;
  await firstPages();
  await isFocused(stage.getByRole('textbox'));
  await button(stage, 'Skip').waitFor({ state: 'detached' });
});
