using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>
/// Choosing another body within a form, without script: part of its name is typed, those that fit are listed, one (or some) of them is ticked. Sending the form while
/// something typed was not yet looked up only looks it up.
/// </summary>
public sealed class BodyPicker
{
    [Display(Name = "organizations.picker.words"), StringLength(200)]
    public string? Words { get; set; }

    /// <summary>What the list shown was looked up for.</summary>
    public string? Searched { get; set; }

    public List<long> Ids { get; set; } = [];

    [BindNever]
    public IReadOnlyList<FoundOrganization> Chosen { get; private set; } = [];

    [BindNever]
    public IReadOnlyList<FoundOrganization> Offered { get; private set; } = [];

    public long? Id => Ids.Count > 0 ? Ids[0] : null;

    /// <summary>Looks up what was typed. True when nothing is left to look up or to choose.</summary>
    /// <param name="many">Several may be chosen.</param>
    /// <param name="except">The body the form is about, which is not offered.</param>
    internal async Task<bool> SettleAsync(OrganizationFinder finder, DateOnly day, bool many, long? except, CancellationToken cancel)
    {
        if (!many && Ids.Count > 1) Ids.RemoveRange(1, Ids.Count - 1);
        Chosen = await finder.DescribeAsync([.. Ids.Distinct()], day, cancel);
        Ids = [.. Chosen.Select(o => o.Id)];
        var typed = Words?.Trim() ?? "";
        if (typed.Length == 0)
        {
            Searched = null;
            return true;
        }
        Offered = [.. (await finder.LivingAsync(typed, day, cancel)).Where(o => o.Id != except && !Ids.Contains(o.Id))];
        var known = typed == Searched;
        Searched = typed;
        return known && (many || Ids.Count > 0);
    }

    /// <summary>Begins with a body chosen.</summary>
    internal async Task ChooseAsync(OrganizationFinder finder, long id, DateOnly day, CancellationToken cancel)
    {
        Ids = [id];
        Chosen = await finder.DescribeAsync(Ids, day, cancel);
    }
}

/// <summary>A picker as a form shows it.</summary>
/// <param name="Name">The property it is bound to.</param>
internal sealed record PickerView(string Name, BodyPicker Picker, string Legend, string? Hint, bool Many, DateOnly Day, long? Except);
