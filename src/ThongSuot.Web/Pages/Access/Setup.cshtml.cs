using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ThongSuot.Core.Access;
using ThongSuot.Core.Organizations;
using ThongSuot.Web.Access;
using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Pages.Access;

/// <summary>The first start: the administrator and the first body. Afterwards there is no such page.</summary>
public sealed class SetupModel(IServiceProvider services, IOptions<AccessOptions> options, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int PasswordLength => options.Value.PasswordLengthAlone;

    public IEnumerable<SelectListItem> Kinds => OrganizationKind.All.Select(k => new SelectListItem(Languages.Current == Languages.English ? k.English : k.Vietnamese, k.Code));

    public sealed class Form
    {
        [Display(Name = "access.field.full-name"), Required, StringLength(200)]
        public string FullName { get; set; } = "";

        [Display(Name = "access.field.email"), Required, EmailAddress]
        public string Email { get; set; } = "";

        [Display(Name = "access.field.password"), Required, DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "access.field.organization-name"), Required, StringLength(500)]
        public string Organization { get; set; } = "";

        [Display(Name = "access.field.organization-kind"), Required]
        public string Kind { get; set; } = "";

        [Display(Name = "access.field.established"), Required]
        public DateOnly? EstablishedOn { get; set; }

        [Display(Name = "access.field.basis"), Required, StringLength(1000)]
        public string Basis { get; set; } = "";

        [Display(Name = "access.field.title"), Required, StringLength(200)]
        public string Title { get; set; } = "";
    }

    public async Task<IActionResult> OnGetAsync()
    {
        Input.Title = texts["access.setup.post"];
        return await Service<SetupService>().IsNeededAsync(HttpContext.RequestAborted) ? Page() : RedirectToPage("/Access/SignIn");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Service<SignInLimits>().Allows(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!await Service<SetupService>().IsNeededAsync(HttpContext.RequestAborted)) return RedirectToPage("/Access/SignIn");
        if (!ModelState.IsValid) return Page();
        var line = OrganizationKind.Find(Input.Kind)?.Line ?? Line.Territory;
        long person = 0;
        var done = await this.TryAsync(async () => person = await Service<SetupService>().CreateFirstAsync(
            new SetupOptions(Input.FullName, Input.Email, Input.Password, Input.Title, new Naming(Input.Kind, Input.Organization), line, new Basis(Input.EstablishedOn!.Value, Input.Basis)),
            HttpContext.Operation("person.setup"), HttpContext.RequestAborted));
        if (!done) return Page();
        await Service<SessionDoor>().OpenAsync(HttpContext, person);
        this.Notify(NoticeKind.Success, texts["access.setup.done"]);
        return LocalRedirect("~/");
    }

    private T Service<T>() where T : notnull => services.GetRequiredService<T>();
}
