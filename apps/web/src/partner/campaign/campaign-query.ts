import { queryOptions } from '@tanstack/react-query';
import { MyCampaignDocument } from '../../api/operations.js';
import { ApiError, request } from '../../api/request.js';

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-campaign', id],
    queryFn: async () => {
      const { myCampaign } = await request(MyCampaignDocument, { id });
      if (!myCampaign) throw new ApiError('NOT_FOUND', 'No such campaign');
      return myCampaign;
    },
  });
