using System.ComponentModel.DataAnnotations;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>From which day a change holds, and by which document.</summary>
public sealed class BasisInput
{
    [Display(Name = "organizations.field.effective_on"), Required]
    public DateOnly? EffectiveOn { get; set; }

    [Display(Name = "organizations.field.legal_basis"), Required, StringLength(1_000)]
    public string? LegalBasis { get; set; }

    [Display(Name = "organizations.field.note"), StringLength(2_000), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    internal Basis ToBasis() => new(EffectiveOn!.Value, LegalBasis!, Note);
}

/// <summary>What a body is called.</summary>
public sealed class NamingInput
{
    [Display(Name = "organizations.field.kind"), Required]
    public string? Kind { get; set; }

    [Display(Name = "organizations.field.name"), Required, StringLength(500)]
    public string? Name { get; set; }

    [Display(Name = "organizations.field.short_name"), StringLength(100)]
    public string? ShortName { get; set; }

    [Display(Name = "organizations.field.code"), StringLength(20)]
    public string? Code { get; set; }

    [Display(Name = "organizations.field.agency_code"), StringLength(35)]
    public string? AgencyCode { get; set; }

    internal Naming ToNaming() => new(Kind!, Name!.Trim(), Trimmed(ShortName), Trimmed(Code), Trimmed(AgencyCode));

    internal static NamingInput Of(Naming naming) => new() { Kind = naming.Kind, Name = naming.Name, ShortName = naming.ShortName, Code = naming.Code, AgencyCode = naming.AgencyCode };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
