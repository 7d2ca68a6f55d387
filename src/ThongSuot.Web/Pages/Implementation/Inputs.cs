using System.ComponentModel.DataAnnotations;
using ThongSuot.Core.Implementation;

namespace ThongSuot.Web.Pages.Implementation;

/// <summary>How far it is, and a sentence about it.</summary>
public sealed class ReportInput
{
    [Display(Name = "implementation.field.percent"), Required, Range(0, 100)]
    public int? Percent { get; set; }

    [Display(Name = "implementation.field.report"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}

/// <summary>What a person adds to a step, if anything.</summary>
public sealed class RemarkInput
{
    [Display(Name = "implementation.field.remark"), StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}

/// <summary>Why; a step that needs a reason is refused without.</summary>
public sealed class ReasonInput
{
    [Display(Name = "implementation.field.reason"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}

/// <summary>More time: until when, and why.</summary>
public sealed class ExtensionInput
{
    [Display(Name = "implementation.field.until"), Required]
    public DateOnly? Until { get; set; }

    [Display(Name = "implementation.field.reason"), Required, StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}

/// <summary>More time granted: the day asked for, or another.</summary>
public sealed class GrantInput
{
    [Display(Name = "implementation.field.granted"), Required]
    public DateOnly? Until { get; set; }

    [Display(Name = "implementation.field.remark"), StringLength(AssignmentEntry.LongestSentence), DataType(DataType.MultilineText)]
    public string? Sentence { get; set; }
}

/// <summary>A file that proves it; it goes by its own name when it is given none.</summary>
public sealed class FileInput
{
    [Display(Name = "implementation.field.file"), Required]
    public IFormFile? File { get; set; }

    [Display(Name = "implementation.field.evidence-title"), StringLength(500)]
    public string? Title { get; set; }
}

/// <summary>An address where it can be seen.</summary>
public sealed class AddressInput
{
    [Display(Name = "implementation.field.address"), Required, StringLength(2_000), DataType(DataType.Url)]
    public string? Address { get; set; }

    [Display(Name = "implementation.field.evidence-title"), StringLength(500)]
    public string? Title { get; set; }
}

/// <summary>A document of the register: by words of its number or subject; one of those that fit is chosen.</summary>
public sealed class DocumentInput
{
    [Display(Name = "implementation.field.document"), Required, StringLength(200)]
    public string? Words { get; set; }

    public long? Id { get; set; }
}
