/** Which licences bring Intune: ids from Microsoft's public table of product names and service plans. */
import { listOf, textOf, textsOf, type GraphObject } from './graph-object.ts';

/** Service plan INTUNE_A. */
const intunePlan = 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5';

/** Products that contain the plan. */
const productsWithIntune: ReadonlySet<string> = new Set([
  '061f9ace-7d42-4136-88ac-31dc755f143f', // INTUNE_A
  'efccb6f7-5641-4e0e-bd10-b4976e1bf68e', // EMS
  'b05e124f-c7cc-45a0-a6aa-8cf78c946968', // EMSPREMIUM
  '05e9a617-0261-4cee-bb44-138d3ef5d965', // SPE_E3
  '06ebc4ee-1bb5-47dd-8120-11324bc54e06', // SPE_E5
  'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', // SPB
  '66b55226-6b4f-492c-910c-a3b7a3c9d993', // SPE_F1
]);

/** Whether a Graph user may use Intune, by `assignedPlans` or by `assignedLicenses`. */
export function hasIntuneLicence(user: GraphObject): boolean {
  const byPlan = listOf(user, 'assignedPlans').some(
    (plan) =>
      textOf(plan, 'servicePlanId').toLowerCase() === intunePlan &&
      textOf(plan, 'capabilityStatus') === 'Enabled',
  );
  return (
    byPlan ||
    listOf(user, 'assignedLicenses').some(
      (licence) =>
        productsWithIntune.has(textOf(licence, 'skuId').toLowerCase()) &&
        !textsOf(licence, 'disabledPlans').some((plan) => plan.toLowerCase() === intunePlan),
    )
  );
}
