import { queryOptions } from '@tanstack/react-query';
import { MyCompanyDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';

export const companyQuery = queryOptions({ queryKey: ['my-company'], queryFn: async () => (await request(MyCompanyDocument)).myCompany });
