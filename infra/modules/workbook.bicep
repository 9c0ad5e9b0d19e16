// One page that shows the flow: received, enriched, published, and what stands in the way.
import { deployment } from 'types.bicep'

param target deployment
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'bridge-flow')
  location: target.location
  tags: target.tags
  kind: 'shared'
  properties: {
    displayName: 'Bridge ${target.name}: flow'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: workspaceId
    serializedData: replace(loadTextContent('workbook.json'), '{workspace}', workspaceId)
  }
}
