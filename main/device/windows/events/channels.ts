/** The channels that this PC writes to (facts/event-log). */
export const channels = {
  autopilot: 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot',
  managementService: 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider/ManagementService',
  deviceManagement: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin',
  userDeviceRegistration: 'Microsoft-Windows-User Device Registration/Admin',
  shellCore: 'Microsoft-Windows-Shell-Core/Operational',
  provisioning: 'Microsoft-Windows-Provisioning-Diagnostics-Provider/Admin',
  appxDeployment: 'Microsoft-Windows-AppXDeploymentServer/Operational',
  entra: 'Microsoft-Windows-AAD/Operational',
  system: 'System',
  application: 'Application',
} as const;
