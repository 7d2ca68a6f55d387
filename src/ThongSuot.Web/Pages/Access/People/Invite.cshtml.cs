using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>Enters a person at a body. The link is mailed, and shown on the person's page, right after, and only then.</summary>
public sealed class InviteModel(AccessService access, InvitationMail mail, OrganizationQueries organizations, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Organization { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string OrganizationName { get; private set; } = "";

    public sealed class Form
    {
        [Display(Name = "access.field.full-name"), Required, StringLength(200)]
        public string FullName { get; set; } = "";

        [Display(Name = "access.field.email"), Required, EmailAddress]
        public string Email { get; set; } = "";

        public PostForm Post { get; set; } = new();
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await organizations.NamesAsync([Organization], clock.Today, HttpContext.RequestAborted)).GetValueOrDefault(Organization) is { } name)
        {
            OrganizationName = name;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet() => Input.Post.From = clock.Today;

    public async Task<IActionResult> OnPostAsync()
    {
        Invited? invited = null;
        if (!ModelState.IsValid || !await this.TryAsync(async () => invited = await access.InviteAsync(new InviteOptions(Input.FullName, Input.Email, Input.Post.At(Organization)), HttpContext.Operation("person.invite"), HttpContext.RequestAborted)))
            return Page();
        await this.GiveAsync(mail, invited!, Input.Email.Trim(), texts);
        return RedirectToPage("/Access/People/Details", new { id = invited!.PersonId });
    }
}
