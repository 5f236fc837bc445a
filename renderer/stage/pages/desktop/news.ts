/** Which notification is news to whoever looks at the desktop. */
import type { NotificationView } from '../../../../shared/stage/view.ts';

/** The same thing told anew, at another time, is news. */
export const newsKey = ({ id, time }: NotificationView): string => `${id} ${time}`;

/** The newest that is not known; undefined where all are. */
export const freshOf = (
  notifications: readonly NotificationView[],
  known: ReadonlySet<string>,
): NotificationView | undefined => notifications.find((one) => !known.has(newsKey(one)));
