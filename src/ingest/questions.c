/* What a descriptor asks whoever keeps the data, and nobody has answered yet. */
#include "descriptor.h"

#include "words/ingest.h"

static nt_status repeat(const nt_json *owner, nt_problems *problems, nt_error *err)
{
    const nt_json *question = nt_json_get(owner, "question");
    if (!question) {
        return NT_OK;
    }
    bool plain = question->type == NT_JSON_STRING;
    nt_text text = nt_text_alike(plain ? question->string : "");
    NT_FAIL_IF(!plain && !nt_json_texts(question, &text), err, NT_INVALID, question->place,
               NT_MESSAGE_INGEST_QUESTION_NO_TEXT());
    nt_problems_add(problems, NT_SEVERITY_WARNING, question->place, "open-question",
                    NT_MESSAGE_INGEST_OPEN_QUESTION(.question = text));
    return NT_OK;
}

static nt_status repeat_each(const nt_json *list, nt_problems *problems, nt_error *err)
{
    NT_JSON_EACH(item, list) {
        NT_TRY(repeat(item, problems, err));
    }
    return NT_OK;
}

nt_status nt_ingest_repeat_questions(const nt_json *descriptor, nt_problems *problems,
                                     nt_error *err)
{
    NT_JSON_EACH(resource, nt_json_get(descriptor, "resources")) {
        const nt_json *fields = nt_json_get(nt_json_get(resource, "schema"), "fields");
        NT_TRY(repeat_each(fields, problems, err));
    }
    const nt_json *codes = nt_json_get(nt_json_get(descriptor, "netra"), "codes");
    return repeat_each(nt_json_get(codes, "outcome"), problems, err);
}
