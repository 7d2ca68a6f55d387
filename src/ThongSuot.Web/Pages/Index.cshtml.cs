using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThongSuot.Web.Pages;

public sealed class IndexModel : PageModel;
