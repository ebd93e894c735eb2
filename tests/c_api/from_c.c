/* SPDX-License-Identifier: Apache-2.0 */
/* The header is C, and a program in C needs nothing else. */
#include <gongkai/c_api.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    const char given[] = "{\"received\": \"2025-01-20\"}";
    gongkai_text* text = gongkai_due(given, strlen(given));
    const char expected[] = "{\"duty\":\"reply\",\"date\":\"2025-02-21\"";
    const int right =
        gongkai_text_size(text) > strlen(expected) && strncmp(gongkai_text_data(text), expected, strlen(expected)) == 0;
    printf("%.*s\n", (int)gongkai_text_size(text), gongkai_text_data(text));
    gongkai_text_free(text);
    gongkai_text_free(NULL);
    return right ? 0 : 1;
}
