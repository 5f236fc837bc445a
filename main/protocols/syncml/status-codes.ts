/**
 * Names of the numbers in OMA-DM messages (OMA-TS-SyncML-RepPro 1.2, section 10;
 * facts/syncml#alerts-and-statuses).
 */
export const SyncMlStatus = {
  OK: 200,
  AcceptedForProcessing: 202,
  AuthenticationAccepted: 212,
  ChunkedItemAccepted: 213,
  OperationCancelled: 214,
  NotExecuted: 215,
  AtomicRollBackOk: 216,
  BadRequest: 400,
  InvalidCredentials: 401,
  Forbidden: 403,
  NotFound: 404,
  CommandNotAllowed: 405,
  OptionalFeatureNotSupported: 406,
  MissingCredentials: 407,
  UnsupportedMediaTypeOrFormat: 415,
  AlreadyExists: 418,
  PermissionDenied: 425,
  CommandFailed: 500,
  AtomicFailed: 507,
  AtomicRollBackFailed: 516,
} as const;

export const AlertCode = {
  ServerInitiatedManagementSession: 1200,
  ClientInitiatedManagementSession: 1201,
  NextMessage: 1222,
  SessionAbort: 1223,
  ClientEvent: 1224,
  NoEndOfData: 1225,
  GenericAlert: 1226,
} as const;

/** 2xx: the command did what it should, or will. 214 to 216 say that it did not. */
export const isSuccess = (code: number): boolean => code >= 200 && code < 214;
