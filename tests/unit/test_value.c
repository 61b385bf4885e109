#include "base/value.h"

#include <string.h>

#include "check_main.h"

static struct um_value *list, *object, *empty;

/* {"b": [null, true, 7], "a": "x", "c": {"z": 1, "y": 2}} */
static void make(void)
{
    struct um_value *inner = um_value_object(arena);
    um_value_set(arena, inner, "z", um_value_int(arena, 1));
    um_value_set(arena, inner, "y", um_value_int(arena, 2));
    list = um_value_array(arena);
    um_value_push(arena, list, um_value_null(arena));
    um_value_push(arena, list, um_value_bool(arena, true));
    um_value_push(arena, list, um_value_int(arena, 7));
    object = um_value_object(arena);
    um_value_set(arena, object, "b", list);
    um_value_set_text(arena, object, "a", "x");
    um_value_set(arena, object, "c", inner);
    empty = um_value_array(arena);
}

START_TEST(reads)
{
    make();
    ck_assert_uint_eq(um_value_count(object), 3);
    ck_assert_str_eq(um_value_key(object, 0), "b");
    ck_assert_str_eq(um_value_string(um_value_get(object, "a")), "x");
    ck_assert_ptr_eq(um_value_at(object, 0), list);
    ck_assert_ptr_eq(um_value_get(object, "b"), list);
    ck_assert_int_eq(um_value_integer(um_value_at(list, 1)), 1);
    ck_assert_int_eq(um_value_integer(um_value_at(list, 2)), 7);
    ck_assert_int_eq(um_value_integer(um_value_get(um_value_get(object, "c"), "y")), 2);
}
END_TEST

START_TEST(a_copy_can_grow)
{
    make();
    struct um_value *copy = um_value_copy(arena, object);
    for (int i = 0; i < 9; i++)
        um_value_set(arena, copy, "more", um_value_int(arena, i));
    ck_assert_str_eq(um_value_key(copy, 0), "b");
    ck_assert_str_eq(um_value_string(um_value_get(copy, "a")), "x");
    ck_assert_uint_eq(um_value_count(copy), 12);
    ck_assert_uint_eq(um_value_count(object), 3);
}
END_TEST

START_TEST(types)
{
    make();
    ck_assert_int_eq(um_value_type(object), UM_VALUE_OBJECT);
    ck_assert_int_eq(um_value_type(list), UM_VALUE_ARRAY);
    ck_assert_int_eq(um_value_type(um_value_at(object, 1)), UM_VALUE_TEXT);
    ck_assert_int_eq(um_value_type(um_value_at(list, 0)), UM_VALUE_NULL);
    ck_assert_int_eq(um_value_type(um_value_at(list, 1)), UM_VALUE_BOOL);
    ck_assert_int_eq(um_value_type(um_value_at(list, 2)), UM_VALUE_INT);
}
END_TEST

START_TEST(gives_nothing_for_nothing)
{
    make();
    ck_assert_int_eq(um_value_type(NULL), UM_VALUE_NULL);
    ck_assert_uint_eq(um_value_count(NULL), 0);
    ck_assert_ptr_null(um_value_get(NULL, "a"));
    ck_assert_ptr_null(um_value_at(NULL, 0));
    ck_assert_ptr_null(um_value_key(NULL, 0));
    ck_assert_ptr_null(um_value_string(NULL));
    ck_assert_int_eq(um_value_integer(NULL), 0);
    ck_assert_ptr_null(um_value_string(um_value_get(um_value_at(list, 9), "a")));
}
END_TEST

START_TEST(gives_nothing_for_a_wrong_type)
{
    make();
    ck_assert_ptr_null(um_value_get(list, "a"));
    ck_assert_ptr_null(um_value_get(object, "A"));
    ck_assert_ptr_null(um_value_get(object, ""));
    ck_assert_ptr_null(um_value_at(list, 3));
    ck_assert_ptr_null(um_value_at(empty, 0));
    ck_assert_ptr_null(um_value_key(list, 0));
    ck_assert_ptr_null(um_value_key(object, 3));
    ck_assert_ptr_null(um_value_string(um_value_at(list, 2)));
    ck_assert_int_eq(um_value_integer(um_value_get(object, "a")), 0);
    ck_assert_int_eq(um_value_integer(list), 0);
    ck_assert_uint_eq(um_value_count(um_value_get(object, "a")), 0);
}
END_TEST

START_TEST(leaves_out_texts_that_are_none)
{
    make();
    um_value_set_text(arena, object, "none", NULL);
    um_value_push_text(arena, list, NULL);
    ck_assert_uint_eq(um_value_count(object), 3);
    ck_assert_uint_eq(um_value_count(list), 3);
    um_value_push_text(arena, list, "y");
    ck_assert_str_eq(um_value_string(um_value_at(list, 3)), "y");
}
END_TEST

START_TEST(sorts_keys_and_not_items)
{
    make();
    um_value_push(arena, list, object->items[2].value); /* an object inside a list */
    um_value_sort(object);
    const struct um_value *inner = um_value_at(list, 3);
    ck_assert_str_eq(um_value_key(object, 0), "a");
    ck_assert_str_eq(um_value_key(object, 1), "b");
    ck_assert_str_eq(um_value_key(object, 2), "c");
    ck_assert_str_eq(um_value_key(inner, 0), "y");
    ck_assert_int_eq(um_value_integer(um_value_at(inner, 0)), 2);
    ck_assert_int_eq(um_value_integer(um_value_at(list, 2)), 7);
}
END_TEST

CHECK_MAIN("value", ONCE(reads), ONCE(a_copy_can_grow), ONCE(types), ONCE(gives_nothing_for_nothing),
           ONCE(gives_nothing_for_a_wrong_type), ONCE(leaves_out_texts_that_are_none),
           ONCE(sorts_keys_and_not_items))
