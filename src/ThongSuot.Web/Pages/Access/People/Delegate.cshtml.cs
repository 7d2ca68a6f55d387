using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access.People;

/// <summary>Lends what one's post gives to another, for a while: by the person, or by who manages access there.</summary>
public sealed class DelegateModel(AccessService access, AccessQueries queries, Clock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public PersonDetails Giver { get; private set; } = null!;

    public bool IsOwn => User.PersonId() == Id;

    /// <summary>Posts held today, each with the role that would be lent.</summary>
    public IEnumerable<SelectListItem> Choices =>
        Giver.Posts.Where(p => p.HoldsOn(clock.Today)).Select(p => new SelectListItem($"{p.Title}, {p.Organization}", p.AppointmentId.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public sealed class Form
    {
        [Display(Name = "access.field.what"), Required]
        public long? What { get; set; }

        [Display(Name = "access.field.to-email"), Required, EmailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "access.field.from"), Required]
        public DateOnly? From { get; set; }

        [Display(Name = "access.field.until"), Required]
        public DateOnly? Until { get; set; }

        [Display(Name = "access.field.reason"), Required, StringLength(1000)]
        public string Reason { get; set; } = "";
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await queries.FindAsync(Id, HttpContext.RequestAborted) is { } giver)
        {
            Giver = giver;
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
        if (!ModelState.IsValid) return Page();
        if (Giver.Posts.SingleOrDefault(p => p.AppointmentId == Input.What) is not { } post) return NotFound();
        if (await queries.FindByEmailAsync(Input.Email, HttpContext.RequestAborted) is not { } receiver)
        {
            ModelState.AddModelError("Input.Email", texts["access.delegate.unknown", Input.Email]);
            return Page();
        }
        var options = new DelegateOptions(Id, receiver, post.OrganizationId, post.Role, Input.From!.Value, Input.Until!.Value.AddDays(1), Input.Reason);
        if (!await this.TryAsync(() => access.DelegateAsync(options, HttpContext.Operation("person.delegate", Input.Reason), HttpContext.RequestAborted))) return Page();
        this.Notify(NoticeKind.Success, texts["access.delegate.done"]);
        return IsOwn ? RedirectToPage("/Access/Account") : RedirectToPage("/Access/People/Details", new { Id });
    }
}
