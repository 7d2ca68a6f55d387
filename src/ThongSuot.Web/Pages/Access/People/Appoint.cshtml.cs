using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>Gives a person one more post, at a body within the reach of who gives it.</summary>
public sealed class AppointModel(AccessService access, AccessQueries queries, OrganizationQueries organizations, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Organization { get; set; }

    [BindProperty]
    public PostForm Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public string OrganizationName { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await queries.FindAsync(Id, cancel) is { } person && (await organizations.NamesAsync([Organization], clock.Today, cancel)).GetValueOrDefault(Organization) is { } name)
        {
            (Name, OrganizationName) = (person.FullName, name);
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet() => Input.From = clock.Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || !await this.TryAsync(() => access.AppointAsync(new(Id, Input.At(Organization)), HttpContext.Operation("person.appoint"), HttpContext.RequestAborted))) return Page();
        this.Notify(NoticeKind.Success, texts["access.appoint.done", Input.Title, Name]);
        return RedirectToPage("/Access/People/Details", new { Id });
    }
}
