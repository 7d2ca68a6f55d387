using System.ComponentModel.DataAnnotations;
using ThongSuot.Core.Access;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>A post as a form asks for it: days as people say them, the last one included.</summary>
public sealed class PostForm
{
    [Display(Name = "access.field.title"), Required, StringLength(200)]
    public string Title { get; set; } = "";

    [Display(Name = "access.field.role"), Required]
    public Role? Role { get; set; }

    [Display(Name = "access.field.from"), Required]
    public DateOnly? From { get; set; }

    [Display(Name = "access.field.until")]
    public DateOnly? Until { get; set; }

    public PostOptions At(long organization) => new(organization, Title, Role!.Value, From!.Value, Until?.AddDays(1));
}
