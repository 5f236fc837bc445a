/** Discovery, policy and enrolment of MS-MDE2 at enrollment.manage.microsoft.com (facts/enrolment). */
import { dmProvider } from '../../../protocols/management-tree/nodes.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { AccessClaims } from '../../../protocols/entra/entra.messages.ts';
import { decodeDiscoverRequest, encodeDiscoverResponse } from '../../../protocols/mde2/discover.messages.ts';
import {
  contextValue,
  decodeEnrolRequest,
  encodeEnrolResponse,
  type EnrolRequest,
} from '../../../protocols/mde2/enrol.messages.ts';
import { decodePoliciesRequest, encodePoliciesResponse } from '../../../protocols/mde2/policies.messages.ts';
import { mdmExtensions } from '../../../protocols/mde2/mdm-certificate.ts';
import { usualPollPlan } from '../../../protocols/mde2/provisioning-document.ts';
import { ExtendedKeyUsageOid } from '../../../protocols/pki/certificate-profile.ts';
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import { readCertificationRequest } from '../../../protocols/pki/certification-request.ts';
import type { HttpRequest, HttpResponse, Service } from '../../../world/internet/http.ts';
import { splitUrl, text } from '../../../world/internet/http.ts';
import { later } from '../../../world/time.ts';
import type { World } from '../../../world/world.ts';
import { createAuthority, type Authority } from '../../certificates/authority.ts';
import { guidOf } from '../../certificates/guid-of.ts';
import type { TokenAuthority } from '../../entra/token-authority.ts';
import type { Directory } from '../../directory/directory.ts';
import { hosts } from '../../services/hosts.ts';
import { answer } from '../../services/service.ts';
import type { CloudSettings } from '../../settings/settings.ts';
import { espOf } from '../delivery/plan.ts';
import type { Enrolments } from '../enrolments.ts';
import { adoptRegistration } from './adopt-registration.ts';
import { judge } from './enrolment-rules.ts';
import type { Applicant, EnrolmentClaims } from './applicant.ts';
import { fault, sentences, soap } from './fault.ts';
import { newEnrolment, noteRefusal } from './new-enrolment.ts';
import type { BlobCheck } from './restrictions.ts';

const base = `https://${hosts.enrolment}/EnrollmentServer`;
const dmServerUrl = `https://${hosts.management}/devicegatewayproxy/cimhandler.ashx`;
const minimalKeyLength = 2048;
/** Days before the end at which a certificate is renewed, and between two attempts. */
const renewal = { period: 42, retryInterval: 7 };

interface Ports {
  readonly world: World;
  readonly directory: Directory;
  readonly tokens: TokenAuthority;
  readonly enrolments: Enrolments;
  readonly settings: CloudSettings;
  readonly isGenuine: BlobCheck;
}

export class EnrolmentService {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #ports: Ports;
  readonly #authority: Authority;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#authority = createAuthority(ports.world.random('mdm authority').bytes(32), {
      root: { CN: 'Intune MDM Device CA (simulated)' },
    });
  }

  /** For the state digest. */
  state(): unknown {
    return { issued: this.#authority.issued };
  }

  #answer(request: HttpRequest): HttpResponse {
    const body = request.body ?? '';
    try {
      switch (`${request.method} ${splitUrl(request.url).path.toLowerCase()}`) {
        case 'POST /enrollmentserver/discovery.svc':
          return this.#discover(body);
        case 'POST /enrollmentserver/policy.svc':
          return this.#policies(body);
        case 'POST /enrollmentserver/enrollmentservice.svc':
          return this.#enrol(body);
        default:
          return text('Not Found', 404);
      }
    } catch (error) {
      if (error instanceof BadInputError) return fault({ refusal: 'MessageFormat', reason: error.message });
      throw error;
    }
  }

  #discover(body: string): HttpResponse {
    const { messageId, requestVersion } = decodeDiscoverRequest(body);
    return soap(
      encodeDiscoverResponse({
        relatesTo: messageId,
        authPolicy: 'Federated',
        enrollmentVersion: requestVersion,
        enrollmentPolicyServiceUrl: `${base}/Policy.svc`,
        enrollmentServiceUrl: `${base}/EnrollmentService.svc`,
      }),
    );
  }

  #policies(body: string): HttpResponse {
    const { messageId, securityToken } = decodePoliciesRequest(body);
    if (!this.#claims(securityToken)) return notAuthenticated(messageId);
    const seconds = Math.floor(this.#ports.settings.mdmCertificateLife / 1_000);
    return soap(
      encodePoliciesResponse({
        relatesTo: messageId,
        policyId: this.#ports.directory.tenant.organization.id,
        commonName: 'MDMDeviceCertificate',
        validityPeriodSeconds: seconds,
        renewalPeriodSeconds: renewal.period * 86_400,
        minimalKeyLength,
      }),
    );
  }

  #enrol(body: string): HttpResponse {
    const request = decodeEnrolRequest(body);
    const { messageId } = request;
    const claims = this.#claims(request.securityToken);
    if (!claims) return notAuthenticated(messageId);
    const csr = readCertificationRequest(request.certificateRequest);
    if (!csr.signatureValid)
      return fault(
        { refusal: 'CertificateRequest', reason: 'The certificate request is not signed' },
        messageId,
      );
    const told = claimsOf(request);
    const { applicant: judged, refusal } = judge(this.#ports.directory, claims, told, {
      ...this.#ports.settings,
      isGenuine: this.#ports.isGenuine,
    });
    if (refusal) {
      this.#ports.directory.refusals.emit(refusal.reason);
      if (judged) noteRefusal(this.#ports, judged, refusal, told);
      return fault({ ...refusal, reason: sentences[refusal.refusal] ?? refusal.reason }, messageId);
    }
    const entra = adoptRegistration(this.#ports.directory, judged.entra, judged.identity);
    const applicant = { ...judged, entra };

    const managedId = this.#ports.world.random('managed devices').uuid();
    const certificate = this.#certify(managedId, csr.spki);
    const enrolment = newEnrolment(this.#ports, applicant, {
      id: managedId,
      thumbprint: readCertificate(certificate).thumbprint,
      deviceName: contextValue(request, 'DeviceName') ?? entra.displayName,
      claims: told,
      blocksAtOnce: this.#ports.settings.blockedFrom === 'enrolment',
      hybrid: waitsForDomainJoin(request),
      espConfiguration: espOf(
        this.#ports.directory,
        applicant,
        applicant.user ? 'user-device' : 'technician',
      ),
    });
    return soap(
      encodeEnrolResponse({
        relatesTo: messageId,
        provisioningDocument: {
          rootCertificates: [this.#authority.root],
          clientCertificate: certificate,
          clientCertificateStore: 'System',
          renew: { roboSupport: true, renewPeriod: renewal.period, retryInterval: renewal.retryInterval },
          providerId: dmProvider,
          serverName: 'Microsoft Intune (simulated)',
          dmServerUrl,
          dmClient: {
            UPN: this.#userName(applicant),
            EntDeviceName: enrolment.managed.deviceName,
            EntDMID: enrolment.managed.id,
          },
          poll: usualPollPlan,
        },
      }),
    );
  }

  #claims(token: string): AccessClaims | undefined {
    return this.#ports.tokens.read(token, 'https://enrollment.manage.microsoft.com/');
  }

  #certify(managedId: string, spki: Uint8Array): Uint8Array {
    const { world, directory, settings } = this.#ports;
    const { now } = world.clock;
    return this.#authority.issue({
      subject: { CN: managedId },
      spki,
      notBefore: now,
      notAfter: later(now, settings.mdmCertificateLife),
      profile: {
        ca: false,
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage: [ExtendedKeyUsageOid.clientAuth],
        extensions: mdmExtensions(managedId, guidOf(directory.tenant.organization.id)),
      },
    });
  }

  /** The placeholder account of a device that enrols by itself (facts/enrolment#request). */
  #userName({ user }: Applicant): string {
    return user?.userPrincipalName ?? `foouser@${this.#ports.directory.tenant.organization.initialDomain}`;
  }
}

const waitsForDomainJoin = (request: EnrolRequest): boolean =>
  ['BootstrapDomainJoin', 'WhiteGloveHybridJoin'].some((name) => contextValue(request, name) === 'true');

const claimsOf = (request: EnrolRequest): EnrolmentClaims => ({
  ztdRegistrationId: contextValue(request, 'ZeroTouchProvisioning') ?? '',
  osVersion: contextValue(request, 'OSVersion') ?? '',
  osEdition: Number(contextValue(request, 'OSEdition') ?? 0),
  enrollmentData: contextValue(request, 'EnrollmentData') ?? '',
});

const notAuthenticated = (relatesTo: string): HttpResponse =>
  fault({ refusal: 'Authentication', reason: 'The token is not valid' }, relatesTo);
