using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages;

/// <summary>Every part pages are made of, living, in both languages and colours; in Development only (Hosting/Pages.cs).</summary>
[AllowAnonymous]
public sealed class StyleGuideModel(IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Sample Input { get; set; } = new();

    public sealed class Sample
    {
        [Display(Name = "styleguide.field.name")]
        [Required, StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "styleguide.field.day")]
        [Required]
        public DateOnly? Day { get; set; }

        [Display(Name = "styleguide.field.kind")]
        public string? Kind { get; set; }

        [Display(Name = "styleguide.field.email")]
        [EmailAddress]
        public string? Email { get; set; }

        [Display(Name = "styleguide.field.note")]
        [DataType(DataType.MultilineText)]
        public string? Note { get; set; }

        [Display(Name = "styleguide.field.mail_me")]
        public bool MailMe { get; set; }
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
            return Page();
        this.Notify(NoticeKind.Success, texts["styleguide.saved", Input.Name!]);
        return RedirectToPage();
    }
}
