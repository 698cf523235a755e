import { Allow, Caller, type UserPrincipal } from '@ringroad/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PreferenceCentre } from './preference-centre.js';
import { PreferencesInput, PreferencesObject } from './preference.graphql.js';

/** A user's say about being contacted. */
@Resolver()
@Allow('user')
export class PreferenceResolver {
  constructor(private readonly centre: PreferenceCentre) {}

  @Query(() => PreferencesObject, { description: 'How one wants to be spoken to.' })
  myPreferences(@Caller() caller: UserPrincipal): Promise<PreferencesObject> {
    return this.centre.read(caller);
  }

  @Mutation(() => PreferencesObject, { description: 'Changes what is given and leaves the rest. INVALID_INPUT with the field in details.field.' })
  updatePreferences(
    @Caller() caller: UserPrincipal,
    @Args('input', { description: 'What shall change.' }) input: PreferencesInput,
  ): Promise<PreferencesObject> {
    return this.centre.change(caller, input);
  }
}
