/**
 * The two flows of a pre-provisioned deployment, by Microsoft's names: the technician's until Reseal, and the user's
 * after it. A deployment without a technician is the user's from the beginning.
 */
export type Flow = 'technician' | 'user';
