using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Documents.Recognition;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Whom does a document mean? Names and expressions as they stand in it, seen from who issued it, as of a day; what names nobody is shown with the nearest names, and one of them can be confirmed.</summary>
public sealed class ResolveModel(GroupResolver groups, NameResolver names, OrganizationFinder finder, AccessQueries people, Clock clock, IStringLocalizer texts) : PageModel
{
    /// <summary>The most names of one text, and bodies of one set, that are shown.</summary>
    public const int MostNames = 50, MostBodies = 200;

    [BindProperty, Display(Name = "organizations.resolve.text"), Required, StringLength(6_000), DataType(DataType.MultilineText)]
    public string? Text { get; set; }

    [BindProperty]
    public BodyPicker Issuer { get; set; } = new();

    [BindProperty, Display(Name = "organizations.resolve.day"), Required]
    public DateOnly? Day { get; set; }

    /// <summary>Each name or expression of the text with what it means; null before anything was asked.</summary>
    public IReadOnlyList<(string Text, Resolution Resolution)>? Answers { get; private set; }

    /// <summary>The bodies among the nearest names that this person may give another name.</summary>
    public IReadOnlySet<long> Within { get; private set; } = new HashSet<long>();

    /// <summary>What was just remembered.</summary>
    public string? Remembered { get; private set; }

    /// <summary>Names beyond <see cref="MostNames"/>, which are not looked at.</summary>
    public int LeftOut { get; private set; }

    internal PickerView IssuerView => new(nameof(Issuer), Issuer, texts["organizations.resolve.issuer"], texts["organizations.resolve.issuer.hint"], false, On, null);

    /// <summary>Bodies in all sets, each once.</summary>
    public int Bodies => Answers!.SelectMany(a => a.Resolution.Bodies).DistinctBy(b => b.Id).Count();

    public int Unresolved => Answers!.Sum(a => a.Resolution.Unresolved.Count);

    private DateOnly On => Day ?? clock.Today;

    public async Task OnGetAsync(long? from, CancellationToken cancel)
    {
        Day = clock.Today;
        // Most people read documents of the body they work for.
        from ??= (await people.FindAsync(User.PersonId()!.Value, cancel))?.Posts.FirstOrDefault(p => p.HoldsOn(clock.Today))?.OrganizationId;
        if (from is { } issuer) await Issuer.ChooseAsync(finder, issuer, clock.Today, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string? step, string? means, CancellationToken cancel)
    {
        if (!await this.LookUpAsync(step, finder, On, null, cancel, (nameof(Issuer), Issuer, false))) return Page();
        if (Issuer.Id is null) this.Demand(nameof(Issuer), texts["organizations.resolve.issuer.missing"]);
        if (!ModelState.IsValid) return Page();
        if (means is not null) await RememberAsync(means, cancel);
        await this.TryAsync(() => ResolveAsync(cancel), FieldsOfDay);
        return Page();
    }

    private static readonly Dictionary<string, string> FieldsOfDay = new() { ["rule.organization.not-living"] = nameof(Day) };

    /// <summary>"12|sở A": the person said that this body is meant.</summary>
    private async Task RememberAsync(string means, CancellationToken cancel)
    {
        if (means.Split('|', 2) is not [var number, { Length: > 0 } name] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return;
        await this.DemandAsync(Permission.ManageOrganizations, [id]);
        if (await this.TryAsync(() => names.ConfirmAliasAsync(name, id, On, HttpContext.Operation("organization.alias"), cancel)))
            Remembered = texts["organizations.resolve.remembered", name, (await finder.DescribeAsync([id], On, cancel))[0].Name, On];
    }

    private async Task ResolveAsync(CancellationToken cancel)
    {
        var listed = BodyList.Read(Text!);
        LeftOut = Math.Max(0, listed.Count - MostNames);
        List<(string, Resolution)> answers = [];
        foreach (var name in listed.Take(MostNames)) answers.Add((name, await groups.ResolveAsync(name, Issuer.Id!.Value, On, cancel)));
        Answers = answers;
        var within = new HashSet<long>();
        foreach (var id in answers.SelectMany(a => a.Item2.Unresolved).SelectMany(u => u.Nearest).Select(n => n.Id).Distinct())
            if (await this.MayAsync(Permission.ManageOrganizations, id)) within.Add(id);
        Within = within;
    }
}
