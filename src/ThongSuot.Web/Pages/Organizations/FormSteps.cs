using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>The steps of a form: fill in (looking up other bodies on the way), see what will happen, do it.</summary>
internal static class FormSteps
{
    /// <summary>Looks up what was typed into a picker.</summary>
    public const string Find = "find";

    /// <summary>From the confirmation back to the form.</summary>
    public const string Edit = "edit";

    /// <summary>Shows what will happen.</summary>
    public const string Check = "check";

    /// <summary>Does it.</summary>
    public const string Do = "do";

    /// <summary>Which field a refusal is about; the others stand above the form.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["rule.organization.basis-missing"] = "Basis.LegalBasis",
        ["rule.organization.later-change"] = "Basis.EffectiveOn",
        ["rule.organization.not-living"] = "Basis.EffectiveOn",
        ["rule.organization.before-established"] = "Basis.EffectiveOn",
        ["rule.organization.name-missing"] = "Naming.Name",
        ["rule.organization.name-same"] = "Naming.Name",
        ["rule.organization.kind-unknown"] = "Naming.Kind",
        ["rule.organization.cycle"] = "Superior.Words",
        ["rule.organization.superior-same"] = "Superior.Words",
        ["rule.organization.not-on-line"] = "Superior.Words",
        ["rule.organization.merge-one"] = "Others.Words",
        ["rule.organization.merge-twice"] = "Others.Words",
        ["rule.organization.own-successor"] = "Successors.Words",
    };

    /// <summary>Looks up what was typed into the pickers of a form. True when every picker is settled and the person wants to go on.</summary>
    public static async Task<bool> LookUpAsync(this PageModel page, string? step, OrganizationFinder finder, DateOnly day, long? except, CancellationToken cancel, params (string Name, BodyPicker Picker, bool Many)[] pickers)
    {
        var (goesOn, unsettled) = (step is not (Find or Edit), new List<string>());
        foreach (var (name, picker, many) in pickers)
        {
            var known = picker.Words?.Trim() == picker.Searched;
            if (await picker.SettleAsync(finder, day, many, except, cancel)) continue;
            if (known && picker.Offered.Count > 0) unsettled.Add(name);
            else goesOn = false;
        }
        if (goesOn && unsettled.Count == 0) return true;
        page.SayNothingYet();
        if (!goesOn) return false;
        var texts = page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer>();
        foreach (var name in unsettled) page.ModelState.AddModelError($"{name}.Words", texts["organizations.picker.choose"]);
        return false;
    }

    /// <summary>What is typed stays; what is wrong with it is not said yet, for the person has not finished.</summary>
    public static void SayNothingYet(this PageModel page)
    {
        foreach (var entry in page.ModelState.Values) Calm(entry);
    }

    /// <summary>A part of the form that is not used may be filled in anyhow.</summary>
    public static void Ignore(this PageModel page, string prefix)
    {
        foreach (var (key, entry) in page.ModelState)
            if (key == prefix || key.StartsWith(prefix + ".", StringComparison.Ordinal)) Calm(entry!);
    }

    /// <summary>The other bodies of a change, too, must be within the person's reach; null stands for the top of a line. One that is not is named beside the picker.</summary>
    public static async Task ReachAsync(this PageModel page, string picker, IReadOnlyCollection<long?> bodies, CancellationToken cancel)
    {
        var services = page.HttpContext.RequestServices;
        try
        {
            await services.GetRequiredService<AccessCheck>().DemandAsync(page.HttpContext.Operation("").By, Permission.ManageOrganizations, bodies, cancel);
        }
        catch (DeniedException e)
        {
            var (texts, queries, clock) = (services.GetRequiredService<IStringLocalizer>(), services.GetRequiredService<OrganizationQueries>(), services.GetRequiredService<Clock>());
            page.Demand(picker, e.OrganizationId is { } id ? texts["organizations.beyond", (await queries.NamesAsync([id], clock.Today, cancel)).GetValueOrDefault(id, "")] : texts["organizations.beyond.root"]);
        }
    }

    /// <summary>Says that a body must be chosen.</summary>
    public static void Demand(this PageModel page, string picker, string sentence) => page.ModelState.AddModelError($"{picker}.Words", sentence);

    private static void Calm(ModelStateEntry entry)
    {
        entry.Errors.Clear();
        entry.ValidationState = ModelValidationState.Valid;
    }
}
