using System.ComponentModel.DataAnnotations;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>A part of a body that is split: a new body, or one that is there already when one is chosen.</summary>
public sealed class SplitPartInput
{
    public NamingInput Naming { get; set; } = new();

    [Display(Name = "organizations.split.percent"), Required, Range(0.0001, 100)]
    public decimal? Percent { get; set; }

    public BodyPicker Into { get; set; } = new();

    internal int ShareMillionths => (int)Math.Round(Percent!.Value * Succession.Whole / 100);
}
