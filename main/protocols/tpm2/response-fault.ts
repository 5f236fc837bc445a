import { BadInputError } from '../../../shared/failures.ts';

/**
 * Ends the unmarshalling or the action of a command with a TPM_RC. The TPM answers it; a client that meets
 * one while reading a response has been given something malformed.
 */
export class ResponseFault extends BadInputError {
  readonly responseCode: number;

  constructor(responseCode: number) {
    super(
      `TPM_RC 0x${responseCode.toString(16).padStart(3, '0')}`,
      'TPM structure',
      'See the TPM 2.0 library specification, Part 2, 6.6.',
    );
    this.responseCode = responseCode;
  }
}
