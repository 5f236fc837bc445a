/** Somebody who has signed in to the PC. */
export interface SignedInUser {
  /** Entra's object id; '' for a user of the domain whose work account has not signed in. */
  readonly id: string;
  /** Of an account of the domain; else it follows from the id. */
  readonly sid?: string;
  /** 'DOMAIN\\user'. */
  readonly domainAccount?: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}
