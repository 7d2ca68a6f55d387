using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;

namespace ThongSuot.Web.Pages.Access;

public sealed class SignInRecoveryModel(IServiceProvider services, IStringLocalizer texts) : SecondStepModel(services, texts)
{
    [BindProperty, Display(Name = "access.field.recovery-code"), Required]
    public string Code { get; set; } = "";

    protected override string RefusedKey => "access.recovery.refused";

    protected override Task<SignInAnswer> CheckAsync(SignInService signIn, long person, Operation operation, CancellationToken cancel) => signIn.CheckRecoveryCodeAsync(person, Code, operation, cancel);
}
