// The app's identity. It holds data roles only, each given where the resource is made.
import { deployment } from 'types.bicep'

param target deployment

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-bridge-${target.name}'
  location: target.location
  tags: target.tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
