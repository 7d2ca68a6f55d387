using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using ThongSuot.Web.Api;

namespace ThongSuot.Web.Pages.Api;

/// <summary>What programs may ask of the application, for the people who write them: made from the OpenAPI document, so that the two cannot differ.</summary>
public sealed class ReferenceModel([FromKeyedServices(ApiSetup.Document)] IOpenApiDocumentProvider documents) : PageModel
{
    internal Reference Reference { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Reference = Reference.Of(await documents.GetOpenApiDocumentAsync(cancel));
}
