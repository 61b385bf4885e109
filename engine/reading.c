/* Reading a JSON text that is none of the library's own documents. */
#include "api.h"
#include "codec/json.h"

enum um_code um_value_read(const char *text, size_t length, const char *name, struct um_result **result, struct um_error *err)
{
    struct um_result *made = um_new_result();
    struct um_problems problems = {.arena = made ? made->arena : NULL};
    *result = NULL;
    if (!made)
        return um_no_memory(err);
    if (um_arena_guard(made->arena)) {
        um_result_free(made);
        return um_no_memory(err);
    }
    made->document = um_json_read(text, length, &problems);
    if (!made->document)
        um_problems_sort(&problems);
    um_arena_unguard(made->arena);
    enum um_code code = UM_OK;
    if (!made->document)
        code = problems.n ? um_fail(err, UM_EINPUT, name, problems.list[0].message) : um_bad_input(err, name, &problems);
    return um_give(made, code, result);
}
