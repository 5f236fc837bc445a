/** OMA-DM messages as data (OMA-TS-DM_Protocol 1.2, OMA-TS-SyncML-RepPro 1.2; MS-MDM; facts/syncml#session). */
export interface SyncMlMessage {
  /** Constant over a session. */
  readonly sessionId: string;
  /** 1, 2, 3 … on each side. */
  readonly msgId: number;
  /** LocURI of the receiver: the server's URL, or the device's id. */
  readonly target: string;
  readonly source: string;
  readonly commands: readonly Command[];
  /** The package ends with this message. */
  readonly final: boolean;
}

/** `cmdId` is unique and rising inside a message. */
export type Command = Alert | Action | Atomic | Sequence | Status | Results;

export interface Alert {
  readonly kind: 'Alert';
  readonly cmdId: number;
  /** 1201, 1224, 1226 …: see AlertCode. */
  readonly data: number;
  readonly items: readonly Item[];
}

/** A command on nodes of the device's tree. */
export interface Action {
  readonly kind: 'Get' | 'Add' | 'Replace' | 'Delete' | 'Exec';
  readonly cmdId: number;
  readonly items: readonly Item[];
}

/** All or nothing; holds neither Get nor Atomic. */
export interface Atomic {
  readonly kind: 'Atomic';
  readonly cmdId: number;
  readonly commands: readonly Action[];
  /** It held another Atomic, which is not allowed: the receiver fails it (507). */
  readonly nested?: true;
}

/** One after another, as they stand; a failure does not stop the others. */
export interface Sequence {
  readonly kind: 'Sequence';
  readonly cmdId: number;
  readonly commands: readonly (Action | Atomic)[];
}

export interface Status {
  readonly kind: 'Status';
  readonly cmdId: number;
  /** MsgID and CmdID that this answers; CmdRef 0 is the header. */
  readonly msgRef: number;
  readonly cmdRef: number;
  readonly cmd: 'SyncHdr' | 'Alert' | Action['kind'] | 'Atomic' | 'Sequence' | 'Results';
  /** See SyncMlStatus. */
  readonly data: number;
  readonly targetRef?: string;
}

export interface Results {
  readonly kind: 'Results';
  readonly cmdId: number;
  readonly msgRef: number;
  readonly cmdRef: number;
  readonly items: readonly Item[];
}

/** The metadata formats of a node's value. */
export type NodeFormat =
  | 'chr'
  | 'int'
  | 'bool'
  | 'b64'
  | 'bin'
  | 'node'
  | 'xml'
  | 'null'
  | 'float'
  | 'date'
  | 'time';

export interface Item {
  /** LocURI. */
  readonly target?: string;
  readonly source?: string;
  readonly format?: NodeFormat;
  /** MIME type of a value, or an alert's own name. */
  readonly type?: string;
  /** Importance of a generic alert, e.g. 'informational'. */
  readonly mark?: string;
  readonly data?: string;
  /** The value goes on in the next message. */
  readonly moreData?: boolean;
}
